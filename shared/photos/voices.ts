/**
 * Voice messages (语音) about an alert: recorded on the device, sent straight to the store by a signed form, looked at by their
 * bytes. They are played as they were sent; nobody's check of contents stands before them: somebody waits for help.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { id } from '../ids.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

export const VOICE_SECONDS = 60
/** A minute at 128 kbit/s, and as much again. */
export const MAX_VOICE_BYTES = 2 * 1024 * 1024
/** Of one description. */
export const MAX_VOICES = 3

/** As phones record: WeChat MP3 or AAC, browsers MP4 with AAC, or WebM with Opus. */
export const voiceTypes = ['mp3', 'aac', 'm4a', 'webm'] as const
export type VoiceType = (typeof voiceTypes)[number]

export const voiceMediaTypes: Record<VoiceType, string> = {
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
  webm: 'audio/webm',
}

export const voiceId = id('voi')

/** Voices to attach: ids of one's own, looked at, each attached once. */
export const attachedVoices = z._default(
  z.array(voiceId).check(
    z.maxLength(MAX_VOICES),
    z.refine((ids) => new Set(ids).size === ids.length, '同一段语音只能附一次'),
  ),
  [],
)

/** Whole seconds, as the device counted them. */
export const voiceSeconds = z.int().check(z.gte(1), z.lte(VOICE_SECONDS, `语音最长 ${VOICE_SECONDS} 秒`))

export const sentVoice = z.object({ id: voiceId, type: z.enum(voiceTypes), seconds: voiceSeconds })
export type SentVoice = z.infer<typeof sentVoice>

/** A voice as its listener gets it; the URL plays it for ten minutes. */
export const voice = z.extend(sentVoice, { url: z.url() })
export type Voice = z.infer<typeof voice>

export const voiceRoutes = {
  requestVoice: {
    capability: 'photos',
    method: 'POST',
    path: '/voices',
    summary: 'Ask to send a voice message; answers with the signed form to send it by, valid for ten minutes',
    access: 'signedIn',
    body: z.object({
      type: z.enum(voiceTypes),
      seconds: voiceSeconds,
      bytes: z.int().check(z.gte(1, '没有录到声音'), z.lte(MAX_VOICE_BYTES, '语音太长了，请分几次说')),
    }),
    reply: z.object({
      voiceId,
      upload: z.object({ url: z.url(), fields: z.record(z.string(), z.string()) }),
      expiresAt: moment(),
    }),
    status: 201,
    errors: [],
  },
  checkVoice: {
    capability: 'photos',
    method: 'POST',
    path: '/voices/{voiceId}/check',
    summary: 'Have the sent voice message looked at: it becomes attachable, or is refused and deleted',
    access: 'signedIn',
    params: z.object({ voiceId }),
    reply: sentVoice,
    errors: ['notFound', 'voiceNotReady', 'notAVoice'],
  },
} as const satisfies RouteTable

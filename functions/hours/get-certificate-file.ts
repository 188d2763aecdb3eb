import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { URL_SECONDS } from '../photos/urls.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { parseCertificate } from './certificate.ts'
import type { HoursPorts } from './ports.ts'

const KEY_BYTES = 20

/** Drawn anew each time, and forgotten by the bucket after a day: what counts is the code on it. */
export const getCertificateFile = operation('getCertificateFile', {
  reads: ({ params }) => ({ certificate: keys.certificate(params.certificateId) }),
  async run({ actor, found, now }, { bucket, objectUrl, random, appOrigin }: HoursPorts) {
    const stored = parseCertificate(found.certificate)
    if (stored?.person !== actor.id) throw new Refusal('notFound')
    const key = `certificates/${Buffer.from(random(KEY_BYTES)).toString('base64url')}.pdf`
    const url = `${appOrigin}/#/hours/verify/index?code=${stored.card.code}`
    // What draws is as large as all else here, and most calls want none of it.
    const { drawCertificate } = await import('./draw-certificate.ts')
    await bucket.put(key, 'application/pdf', await drawCertificate(stored.card, url, now))
    return { url: await objectUrl(key), expiresAt: isoTime(now + URL_SECONDS * 1000) }
  },
})

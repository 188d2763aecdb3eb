/** A post as whoever decides about it has it open. A reading is kept as a look, so it reads again only when this post changed. */
import { useState } from 'react'
import type { ModeratedPost } from '../../../../shared/moderation/contract.ts'
import type { Decision } from '../../../../shared/moderation/reasons.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'

/** `postId`: undefined while none is open. */
export function useModerated(postId: string | undefined) {
  const [decided, setDecided] = useState<{ postId: string; decision: Decision }>()
  const { reading, reread } = useReading<ModeratedPost | undefined>(
    async () =>
      postId === undefined ? { ok: true, value: undefined } : api.call('getModeratedPost', { params: { postId } }),
    {
      key: postId ?? 'none',
      cares: (event) => postId !== undefined && event.kind === 'frame' && isAbout(event.frame, postId),
    },
  )
  return {
    reading,
    reread: () => void reread(),
    moderated: reading.state === 'ready' ? reading.value : undefined,
    /** What was decided about it just now. */
    decided: decided?.postId === postId ? decided?.decision : undefined,
    decide: (decision: Decision) => {
      if (postId) setDecided({ postId, decision })
      void reread()
    },
  }
}
export type Moderated = ReturnType<typeof useModerated>

/** The photos of a form: each on its way, there, or failed with a reason. */
import { useRef, useState } from 'react'
import { MAX_PHOTOS } from '../../../../shared/photos/contract.ts'
import { type ChosenPhoto, choosePhotos } from '../../platform/photos.ts'
import { makeKey } from '../../platform/random.ts'
import { upload } from './upload.ts'

export type PhotoState =
  | { kind: 'sending'; percent: number }
  | { kind: 'sent'; photoId: string }
  | { kind: 'failed'; message: string }

export interface FormPhoto {
  key: string
  /** Undefined for one that was sent before the page was left, of which only the id is kept. */
  chosen: ChosenPhoto | undefined
  state: PhotoState
}

/** `kept` are the ids of a draft; `onSent` hears the ids that are there whenever they change. */
export function usePhotos(kept: readonly string[], onSent: (ids: string[]) => void) {
  const [photos, setPhotos] = useState<FormPhoto[]>(() =>
    kept.map((photoId) => ({ key: photoId, chosen: undefined, state: { kind: 'sent', photoId } })),
  )
  const latest = useRef(photos)

  function set(next: FormPhoto[]) {
    latest.current = next
    setPhotos(next)
  }
  const sentIds = () => latest.current.flatMap(({ state }) => (state.kind === 'sent' ? [state.photoId] : []))
  const put = (key: string, state: PhotoState) =>
    set(latest.current.map((photo) => (photo.key === key ? { ...photo, state } : photo)))

  async function send(key: string, chosen: ChosenPhoto) {
    put(key, { kind: 'sending', percent: 0 })
    const done = await upload(chosen, (percent) => put(key, { kind: 'sending', percent }))
    put(key, done.ok ? { kind: 'sent', photoId: done.photoId } : { kind: 'failed', message: done.message })
    if (done.ok) onSent(sentIds())
  }

  async function add() {
    const room = MAX_PHOTOS - latest.current.length
    const chosen = (await choosePhotos(room)).slice(0, room)
    const added = chosen.map((photo): FormPhoto & { chosen: ChosenPhoto } => ({
      key: makeKey(),
      chosen: photo,
      state: { kind: 'sending', percent: 0 },
    }))
    set([...latest.current, ...added])
    for (const photo of added) await send(photo.key, photo.chosen)
  }

  return {
    photos,
    room: MAX_PHOTOS - photos.length,
    busy: photos.some(({ state }) => state.kind === 'sending'),
    add,
    retry: (photo: FormPhoto) => photo.chosen && send(photo.key, photo.chosen),
    remove: (key: string) => {
      set(latest.current.filter((photo) => photo.key !== key))
      onSent(sentIds())
    },
    clear: () => set([]),
  }
}
export type Photos = ReturnType<typeof usePhotos>

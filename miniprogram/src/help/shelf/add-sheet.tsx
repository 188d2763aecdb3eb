/** Puts a thing of mine on the shelf. */

import { useState } from 'react'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { thingKinds, thingKindWords } from '../../../../shared/help/things.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { photoId } from '../../../../shared/photos/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { Sheet } from '../../ui/sheet/sheet.tsx'

const THING_WORDS_MAX = 200
const form = z.object({ kind: z.optional(z.enum(thingKinds)), words: z.string(), photos: z.array(photoId) })
const empty: z.infer<typeof form> = { words: '', photos: [] }

export function AddSheet({ me, onAdded, onClose }: { me: Me; onAdded: () => void; onClose: () => void }) {
  const draft = useDraft(me.id, 'addThing', form, empty)
  const { kind, words, photos: kept } = draft.value
  const photos = usePhotos(kept, (ids) => draft.update((latest) => ({ ...latest, photos: ids })), 1)
  const [found, setFound] = useState<FieldErrors>({})
  const { busy, failure, wrong, act } = useAct()
  const { ask } = useAsking('helpMoved')

  async function add() {
    const lacking: FieldErrors = {}
    if (!kind) lacking.kind = '请选一种'
    if (words.trim().length < 2) lacking.words = '请写两个字以上'
    setFound(lacking)
    if (!kind || lacking.words) return
    // From within the tap, before anything is awaited.
    ask()
    const body = { kind, words: words.trim(), photos: kept }
    const added = await act(body, (key) => api.call('addThing', { body, key }), '已放上架，同楼的邻居能看到')
    if (!added) return
    draft.forget()
    onAdded()
    onClose()
  }
  return (
    <Sheet title='出借一件物品' onClose={onClose}>
      <Group id='thing-kind' label='是什么' error={found.kind ?? wrong.kind}>
        <Choices
          label='是什么'
          options={thingKinds.map((each) => [each, thingKindWords[each]] as const)}
          chosen={kind}
          onChoose={(next) => draft.update((latest) => ({ ...latest, kind: next }))}
        />
      </Group>
      <TextField
        id='thing-words'
        label='说说这件物品'
        hint='有什么要注意的也写上'
        placeholder='例如：两米人字梯，用完请擦干净'
        value={words}
        max={THING_WORDS_MAX}
        error={found.words ?? wrong.words}
        onType={(next) => draft.update((latest) => ({ ...latest, words: next }))}
      />
      <PhotoPicker id='thing-photo' photos={photos} most={1} error={wrong.photos} />
      <FieldError id='thing'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy || photos.busy} onTap={() => void add()}>
        {photos.busy ? '照片上传中' : '放上架'}
      </Button>
    </Sheet>
  )
}

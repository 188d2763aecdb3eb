import * as z from 'zod/mini'
import { categories, categoryList, subcategoriesOf } from '../../../../shared/tickets/categories.ts'
import { TEXT_MAX } from '../../../../shared/tickets/ticket.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import type { SheetOfHelp } from './sheet-of-help.ts'
import { useDoing } from './use-doing.ts'

const form = z.object({ category: z.enum(categoryList), subcategory: z.string(), text: z.string() })

/** Neighbours can't: it becomes a ticket, which the grid worker has by a deadline. */
export function HandOverSheet({ me, help, reread, onClose }: SheetOfHelp) {
  const draft = useDraft(me.id, `handOver:${help.id}`, form, {
    category: 'labourHealth',
    subcategory: 'other',
    text: help.words,
  })
  const { category, subcategory, text } = draft.value
  const { busy, failure, wrong, act } = useDoing(me.id, help)

  async function handOver() {
    const body = { category, subcategory, ...(text.trim().length >= 5 ? { text: text.trim() } : {}) }
    const done = await act('handOverHelp', 'handOver', body, '已转给网格员办理')
    if (done) {
      draft.forget()
      onClose()
    }
    reread()
  }
  return (
    <Sheet title='转给网格员' onClose={onClose}>
      <Box>
        会变成一件不公开的诉求，由网格员在规定时间内受理。照片一起带过去，互助到此结束
        {help.weekly && '，后面几次也取消，每周不再重复'}。
      </Box>
      <Group id='hand-category' label='哪一类' error={wrong.category ?? wrong.subcategory}>
        <Choices
          label='哪一类'
          options={categoryList.map((each) => [each, categories[each].word] as const)}
          chosen={category}
          onChoose={(next) => draft.update((latest) => ({ ...latest, category: next, subcategory: 'other' }))}
        />
      </Group>
      <Group id='hand-subcategory' label='具体是'>
        <Choices
          label='具体是'
          options={subcategoriesOf(category)}
          chosen={subcategory}
          onChoose={(next) => draft.update((latest) => ({ ...latest, subcategory: next }))}
        />
      </Group>
      <TextField
        id='hand-text'
        label='说说情况'
        value={text}
        max={TEXT_MAX}
        error={wrong.text}
        onType={(next) => draft.update((latest) => ({ ...latest, text: next }))}
      />
      <FieldError id='hand-over'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void handOver()}>
        转给网格员
      </Button>
    </Sheet>
  )
}

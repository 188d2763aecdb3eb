import { categories, categoryList, subcategoriesOf } from '../../../../shared/tickets/categories.ts'
import type { TicketForm } from '../../outbox/ticket-form.ts'
import { Choices } from '../../ui/parts/choices.tsx'
import { Group } from '../../ui/parts/field.tsx'

const options = categoryList.map((category) => [category, categories[category].word] as const)

/** The category, then what it is about within it. */
export function CategoryFields({
  form,
  change,
  error,
}: {
  form: TicketForm
  change: (part: Partial<TicketForm>) => void
  error: string | undefined
}) {
  return (
    <>
      <Group id='ticket-category' label='哪一类' error={error}>
        <Choices
          label='哪一类'
          options={options}
          chosen={form.category}
          onChoose={(category) => change({ category, subcategory: undefined })}
        />
      </Group>
      {form.category && (
        <Group id='ticket-subcategory' label='具体是'>
          <Choices
            label='具体是'
            options={subcategoriesOf(form.category)}
            chosen={form.subcategory}
            onChoose={(subcategory) => change({ subcategory })}
          />
        </Group>
      )}
    </>
  )
}

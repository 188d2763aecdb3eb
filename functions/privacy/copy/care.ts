/** The parts of a copy about care: contacts, the own record, those kept for others, those cared for. */
import type { CareNotes } from '../../../shared/care/contract.ts'
import { dependantWords } from '../../../shared/households/household.ts'
import type { CopySection } from '../../../shared/privacy/contract.ts'
import { openContacts } from '../../care/contacts.ts'
import { chargesOf, keptBy } from '../../care/forget.ts'
import { openNotes, parseCare } from '../../care/record.ts'
import { keptDependants } from '../../households/copy.ts'
import type { Actor } from '../../people/actor.ts'
import { keys } from '../../platform/table.ts'
import { peopleOf } from '../../roles/names.ts'
import type { PrivacyPorts } from '../ports.ts'
import { section } from './section.ts'

const notesFields = ({ livesAlone, medical, mobility, help }: CareNotes) => ({
  独居: livesAlone,
  身体状况: medical,
  行动能力: mobility,
  怎样帮助: help,
})

export async function aboutCare({ id, homes }: Actor, { table, sealer }: PrivacyPorts): Promise<CopySection[]> {
  const [kept, charges] = [await keptBy(table, id), await chargesOf(table, id)]
  const [contacts, ...items] = await table.read([keys.contacts(id), ...[id, ...kept].map(keys.care)])
  const { items: people } = await openContacts(sealer, id, contacts)
  const stored = items.map(parseCare)
  const names = await peopleOf(
    table,
    stored.flatMap((record) => record?.declined ?? []),
  )
  const records = await Promise.all(
    stored.map(
      async (record) =>
        record && {
          对象: record.card.subject === id ? '本人' : record.card.subject,
          ...notesFields(await openNotes(sealer, record)),
          照护人: record.card.carer && `${record.card.carer.title} ${record.card.carer.name}`,
          不要的照护人: record.declined?.flatMap((each) => names.get(each)?.name ?? []).join('、'),
          修改时间: record.changedAt,
        },
    ),
  )
  const dependants = await Promise.all(homes.map(({ household }) => keptDependants(table, sealer, household, id)))
  return [
    section(
      'contacts',
      '紧急联系人',
      '紧急情况时联系您的家人，加密保存。撤回同意或注销时删除。',
      people.map(({ name, phone, relation }) => ({ 姓名: name, 电话: phone, 关系: relation })),
    ),
    section(
      'care',
      '照护信息',
      '给照护人和紧急求助时赶来的人，加密保存。撤回同意或注销时删除。',
      records.filter((record) => record !== undefined),
    ),
    section(
      'dependant',
      '我登记的家人',
      '没有手机的同住家人，由您代为登记，加密保存。随时可以删除。',
      dependants.flat().map(({ id: dependant, kind, name, relation, bornOn, note, keptAt }) => ({
        编号: dependant,
        类别: dependantWords[kind],
        姓名: name,
        关系: relation,
        出生日期: bornOn,
        说明: note,
        登记时间: keptAt,
      })),
    ),
    section(
      'charge',
      '我照护的人',
      '社区指定您照护的人。取消指定或注销时删除。',
      charges.map((subject) => ({ 编号: subject })),
    ),
  ]
}

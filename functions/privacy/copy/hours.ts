import type { CopySection } from '../../../shared/privacy/contract.ts'
import { certificatesOwner } from '../../hours/certificate.ts'
import { copyCertificate, copyHours } from '../../hours/copy.ts'
import type { PrivacyPorts } from '../ports.ts'
import { ownedItems, section } from './section.ts'

export const aboutHours = async (id: string, { table }: Pick<PrivacyPorts, 'table'>): Promise<CopySection[]> => [
  section(
    'hours',
    '时长',
    '记着您帮了多少、收到多少。每一笔都和对方的一笔相抵，所以一直保存；注销后不再写明事由，也查不到是谁。',
    await copyHours(table, id),
  ),
  section(
    'certificate',
    '时长证明',
    '给别人核对您的服务时长。注销时删除，此后扫码查不到。',
    (await ownedItems(table, certificatesOwner(id))).map(copyCertificate),
  ),
]

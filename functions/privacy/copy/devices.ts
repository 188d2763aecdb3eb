import type { CopySection } from '../../../shared/privacy/contract.ts'
import { copyDevice, devicesOwner } from '../../devices/copy.ts'
import type { PrivacyPorts } from '../ports.ts'
import { ownedItems, section } from './section.ts'

export const aboutDevices = async (id: string, { table }: Pick<PrivacyPorts, 'table'>): Promise<CopySection[]> => [
  section(
    'device',
    '您的紧急按钮',
    '按下时能认出是您在求助。由社区登记，停用前一直保存；注销后去掉您的姓名。',
    (await ownedItems(table, devicesOwner(id))).map(copyDevice),
  ),
]

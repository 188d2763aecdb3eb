/** Choosing a file and sending it straight to the store by the signed form; then it is looked through. */
import { useState } from 'react'
import { errors } from '../../../../shared/errors.ts'
import type { ImportKind } from '../../../../shared/imports/columns.ts'
import { importTypes, MAX_IMPORT_BYTES } from '../../../../shared/imports/contract.ts'
import { api } from '../../api/api.ts'
import { goInstead, paths } from '../../paths.ts'
import { type ChosenFile, chooseFile } from '../../platform/choose-file.ts'
import { isWeb } from '../../platform/target.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Progress } from '../../ui/parts/progress.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { importTypeOf } from '../../words/import.ts'
import { sizeWords } from '../../words/size.ts'

export function SendFile({ kind, area }: { kind: ImportKind; area: string }) {
  const [file, setFile] = useState<ChosenFile>()
  const [percent, setPercent] = useState<number>()
  const [wrong, setWrong] = useState<string>()

  async function choose() {
    const chosen = await chooseFile(importTypes)
    if (!chosen) return
    setFile(chosen)
    setWrong(faultOf(chosen))
  }

  async function send() {
    const type = file && importTypeOf(file.name)
    if (!file || !type) return
    setWrong(undefined)
    setPercent(0)
    const fault = await sendThrough(file, { kind, area, type }, setPercent)
    setPercent(undefined)
    setWrong(fault)
  }

  const sending = percent !== undefined
  return (
    <Card title='上传并检查'>
      <Soft>CSV 或 XLSX，最大 {sizeWords(MAX_IMPORT_BYTES)}。先只检查，不改动任何数据；看过结果再决定导入。</Soft>
      {!isWeb && <Soft>在微信里从聊天记录选文件：可以先把文件发给“文件传输助手”。</Soft>}
      <Button icon='file-up' disabled={sending} onTap={() => void choose()}>
        {file ? '换一个文件' : '选择文件'}
      </Button>
      {file && (
        <Box>
          <Icon name='file-text' /> {file.name}（{sizeWords(file.bytes)}）
        </Box>
      )}
      {sending && <Progress label='正在上传' done={percent} total={100} unit='%' />}
      <FieldError id='file'>{wrong}</FieldError>
      <Button kind='main' wide busy={sending} disabled={!file || faultOf(file) !== undefined} onTap={() => void send()}>
        {sending ? '正在上传' : '上传并检查'}
      </Button>
    </Card>
  )
}

function faultOf({ name, bytes }: ChosenFile): string | undefined {
  if (!importTypeOf(name)) return '请选 CSV 或 XLSX 文件；旧的 XLS 请在 Excel 里另存为 XLSX'
  if (bytes === 0) return '这个文件是空的'
  return bytes > MAX_IMPORT_BYTES ? `文件不能超过 ${sizeWords(MAX_IMPORT_BYTES)}，请拆成几个` : undefined
}

/** Asks for the import, sends the file, has it checked, and shows how that goes. What went wrong, if anything did. */
async function sendThrough(
  file: ChosenFile,
  about: { kind: ImportKind; area: string; type: 'csv' | 'xlsx' },
  progress: (percent: number) => void,
): Promise<string | undefined> {
  const body = { ...about, fileName: file.name.slice(-100), bytes: file.bytes }
  const asked = await api.call('requestImport', { body })
  if (!asked.ok) return Object.values(asked.failure.fields ?? {})[0] ?? asked.failure.message
  const { importId, upload } = asked.value
  if (!(await file.send(upload.url, upload.fields, progress))) return errors.unavailable.message
  const checking = await api.call('checkImport', { params: { importId } })
  if (!checking.ok) return checking.failure.message
  goInstead(paths.importJob(importId))
  return undefined
}

import { fileTypeOf, MAX_FILE_BYTES, MAX_FILES } from '../../../../shared/photos/files.ts'
import { isWeb } from '../../platform/target.ts'
import { fileIcons, fileWords } from '../../words/file.ts'
import { sizeWords } from '../../words/size.ts'
import { Box } from '../base/box.tsx'
import { Button } from '../parts/button.tsx'
import { Group } from '../parts/field.tsx'
import { Progress } from '../parts/progress.tsx'
import { Buttons } from '../parts/prose.tsx'
import { Row, Rows } from '../parts/rows.tsx'
import style from './file.module.scss'
import type { Files, FormFile } from './use-files.ts'

const HINT = `最多 ${MAX_FILES} 个 PDF、DOCX、XLSX 或 PPTX，每个不超过 ${sizeWords(MAX_FILE_BYTES)}。居民在手机上点开就能看。`
const FROM_CHAT = '在微信里从聊天记录选文件：可以先把文件发给“文件传输助手”。'

/** Files to send along: each shows how far it is, can be tried again and taken back. */
export function FilePicker({ id, files, error }: { id: string; files: Files; error?: string | undefined }) {
  return (
    <Group id={id} label='附件' hint={isWeb ? HINT : `${HINT}${FROM_CHAT}`} error={error}>
      {files.uploads.length > 0 && (
        <Rows label='已选的附件'>
          {files.uploads.map((file) => (
            <Chosen key={file.key} file={file} files={files} />
          ))}
        </Rows>
      )}
      {files.room > 0 && (
        <Buttons>
          <Button icon='paperclip' onTap={() => void files.add()}>
            添加附件
          </Button>
        </Buttons>
      )}
    </Group>
  )
}

function Chosen({ file, files }: { file: FormFile; files: Files }) {
  const { chosen, state } = file
  const known = state.kind === 'sent' ? state.sent : undefined
  const name = known?.name ?? chosen?.name ?? ''
  const type = known?.type ?? fileTypeOf(name)
  return (
    <Row
      icon={type ? fileIcons[type] : 'file-text'}
      title={name}
      hint={known ? fileWords(known) : chosen && sizeWords(chosen.bytes)}
    >
      {state.kind === 'sending' && (
        <Box className={style.wide} role='status'>
          <Progress label='正在上传' done={state.percent} total={100} unit='%' />
        </Box>
      )}
      {state.kind === 'failed' && (
        <Box className={style.failed} role='alert'>
          {state.message}
        </Box>
      )}
      {state.kind === 'failed' && chosen && (
        <Button kind='quiet' icon='refresh-cw' label={`重传${name}`} onTap={() => void files.retry(file)}>
          重传
        </Button>
      )}
      <Button kind='quiet' icon='x' label={`去掉${name}`} onTap={() => files.remove(file.key)}>
        去掉
      </Button>
    </Row>
  )
}

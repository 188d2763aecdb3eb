import { useState } from 'react'
import type { Certificate } from '../../../../shared/hours/certificates.ts'
import { minutesWords, periodWords } from '../../../../shared/hours/words.ts'
import type { Reply } from '../../../../shared/routes.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { OpenFile } from '../../ui/base/open-file.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import buttons from '../../ui/parts/button.module.scss'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Letter } from '../../ui/parts/letter.tsx'
import { say } from '../../ui/toast/say.ts'
import { momentWords } from '../../words/time.ts'

/** A certificate of mine: its file is drawn when it is asked for, and is there for ten minutes. */
export function CertificateLetter({ certificate }: { certificate: Certificate }) {
  const now = useNow()
  const { id, code, first, last, minutes, times, communityName, issuedAt, name } = certificate
  const [file, setFile] = useState<Reply<'getCertificateFile'>>()
  const { act, busy, failure } = useAct()
  const fetchIt = async () => {
    const params = { certificateId: id }
    setFile(await act(params, () => api.call('getCertificateFile', { params })))
  }
  const good = file && Date.parse(file.expiresAt) > now
  return (
    <Letter
      title={periodWords(first, last)}
      lines={[
        `${minutesWords(minutes)}，${times} 次服务 · 姓名写“${name}”`,
        `${communityName} ${momentWords(issuedAt, now)} 出具`,
        `编码 ${code}`,
      ]}
      actions={
        <>
          {good ? (
            <OpenFile
              url={file.url}
              type='pdf'
              className={cx(buttons.button, buttons.main)}
              onFail={() => say('没有打开，请再点一次；超过十分钟请重新生成')}
            >
              <Icon name='file-text' /> 打开 PDF
            </OpenFile>
          ) : (
            <Button icon='file-text' busy={busy} onTap={() => void fetchIt()}>
              生成 PDF
            </Button>
          )}
          <ButtonLink to={paths.verifyCertificate(code)}>别人查到的样子</ButtonLink>
        </>
      }
    >
      <FieldError id={`file-${id}`}>{failure?.message}</FieldError>
    </Letter>
  )
}

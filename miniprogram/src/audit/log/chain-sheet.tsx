/** Proves one person's chain: recomputed by the service part by part, until its end. */
import { useEffect, useState } from 'react'
import { api } from '../../api/api.ts'
import type { Failure } from '../../api/outcome.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { ErrorState } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import style from './log.module.scss'

interface Proof {
  checked: number
  brokenAt?: number | undefined
  lastHash?: string | undefined
  done: boolean
}

/** Checks from the beginning to the end; tells how far it is after each part. */
async function prove(person: string, tell: (proof: Proof) => boolean): Promise<Failure | undefined> {
  const proof: Proof = { checked: 0, done: false }
  let from: number | undefined
  do {
    const part = await api.call('verifyAudit', { params: { person }, query: { from } })
    if (!part.ok) return part.failure
    const { checked, brokenAt, lastHash, next } = part.value
    proof.checked += checked
    proof.brokenAt = brokenAt
    proof.lastHash = lastHash ?? proof.lastHash
    from = brokenAt === undefined ? next : undefined
    proof.done = from === undefined
    if (!tell({ ...proof })) return undefined
  } while (from !== undefined)
  return undefined
}

export function ChainSheet({ person, name, onClose }: { person: string; name: string; onClose: () => void }) {
  const [proof, setProof] = useState<Proof>()
  const [failure, setFailure] = useState<Failure>()
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try begins anew
  useEffect(() => {
    let here = true
    setFailure(undefined)
    void prove(person, (told) => {
      if (here) setProof(told)
      return here
    }).then((failed) => {
      if (here) setFailure(failed)
    })
    return () => {
      here = false
    }
  }, [person, tries])

  return (
    <Sheet title={`核验${name}的操作记录`} onClose={onClose}>
      {failure ? (
        <ErrorState failure={failure} retry={() => setTries((count) => count + 1)} />
      ) : (
        <Verdict proof={proof} />
      )}
      <Box as='p'>每条记录都带着前一条的指纹。改动、删去或补进任何一条，从那里起就对不上。</Box>
    </Sheet>
  )
}

function Verdict({ proof }: { proof: Proof | undefined }) {
  if (!proof?.done) return <Box role='status'>正在核验，已核 {proof?.checked ?? 0} 条…</Box>
  if (proof.brokenAt !== undefined) {
    return (
      <Box role='alert'>
        <Icon name='triangle-alert' /> 第 {proof.brokenAt} 条对不上：记录被改动、删去或补进过。请马上联系系统负责人。
      </Box>
    )
  }
  return (
    <>
      <Box role='status'>
        <Icon name='circle-check-big' /> {proof.checked} 条记录完整，没有被改动。
      </Box>
      {proof.lastHash && (
        <Box as='p' className={style.hash}>
          最后一条的指纹：{proof.lastHash}
        </Box>
      )}
    </>
  )
}

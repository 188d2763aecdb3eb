/** What nobody may call themselves: who serves is shown as such by the service, never by a name. Pure. */
import { roleWords } from '../roles/roles.ts'

/** Said at the field. */
export const CLAIM_WORDS = '称呼里不能有“网格员”“物业”“民警”这类职务或单位：您的身份由系统显示，请换一个'

/** Wherever it stands, it says that one speaks for somebody. */
const CLAIMS = [
  ...Object.values(roleWords),
  ...['工作人员', '居委', '居民委员会', '村委会', '业委会', '业主委员会', '街道办', '派出所', '民警', '警察', '客服'],
  ...['官方', '微邻里'],
]
/** At the beginning or the end of a name; in between it may be about something else. */
const WHOLE = /^(?:社区|街道|物业|网格|系统)|(?:社区|街道|物业|网格|系统)$/

/** Spaces, signs and what is not seen change nothing of what it reads as, nor does a number after it. */
const plain = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{N}\p{Cf}\p{M}]/gu, '')

/** Whether a name says that somebody serves, or is an office. */
export function claimsOffice(name: string): boolean {
  const read = plain(name)
  return WHOLE.test(read) || CLAIMS.some((claim) => read.includes(claim))
}

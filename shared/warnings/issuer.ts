/** Who may issue a warning: a government of county level or above, or a department of one (突发事件应对法 64). Pure; page and service ask the same. */

/** Said at the field where somebody else is named. */
export const ISSUER_WORDS =
  '预警只能由县级以上人民政府及其部门发布，例如区人民政府、气象台、应急管理局；街道、社区、物业只能转发'

/** Whoever lies below: a street, a town, a community, a grid, whoever runs the houses; they may only pass one on. */
const BELOW =
  /街道|街办|街工委|社区|居委|居民|村委|村民|村支部|村两委|小区|楼栋|楼长|网格|物业|业委会|业主|志愿|党群|派出所|公司|微邻里|[乡镇](?:人民)?政府|[乡镇](?:党委|办事处|应急)|乡镇|[街乡镇村]$/

/** What an organ of a government is called by; in another system's document perhaps in English. */
const ORGAN =
  /政府|国务院|[局厅部委署台站]|指挥|办公室|中心|领导小组|government|bureau|office|department|ministry|administration|observatory/

/** Spaces, signs and what is not seen change nothing of whom it names. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .toLowerCase()

/** Whether the one that is named may issue warnings, as far as a name tells it. */
export function mayIssue(issuer: string): boolean {
  const read = plain(issuer)
  return ORGAN.test(read) && !BELOW.test(read)
}

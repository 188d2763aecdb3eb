/**
 * Words that sound as if somebody were in danger now: the page proposes the alert button first (求助), before what was written is sent
 * as a request to neighbours. It only ever proposes. Pure.
 */

/** What was said, as it is compared: without spaces and marks that somebody in haste puts between. */
const plain = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '')

const signs = [
  '摔倒',
  '摔伤',
  '跌倒',
  '摔了一跤',
  '起不来',
  '着火',
  '起火',
  '失火',
  '火灾',
  '冒烟',
  '浓烟',
  '煤气',
  '燃气泄漏',
  '天然气味',
  '漏气',
  '一氧化碳',
  '触电',
  '漏电',
  '晕倒',
  '昏倒',
  '昏迷',
  '不省人事',
  '叫不醒',
  '没反应',
  '喘不上气',
  '喘不过气',
  '呼吸困难',
  '没呼吸',
  '胸口疼',
  '胸痛',
  '心梗',
  '心脏病',
  '中风',
  '抽搐',
  '大出血',
  '流血不止',
  '中毒',
  '噎住',
  '卡住喉咙',
  '溺水',
  '掉进水',
  '坠楼',
  '跳楼',
  '轻生',
  '自杀',
  '不想活',
  '被困',
  '困在电梯',
  '有人撬门',
  '入室',
  '抢劫',
  '持刀',
  '打人',
  '家暴',
  '救命',
] as const

/** What is said of a thing that is meant to be there, or of how it was: `煤气灶`, `心脏病药`. */
const harmless = [
  '煤气灶',
  '煤气罐',
  '煤气费',
  '煤气表',
  '煤气卡',
  '煤气公司',
  '心脏病药',
  '心脏病的药',
  '心脏病复查',
  '防摔倒',
  '防跌倒',
] as const

/** The words that sound like danger, in the order of the list; none mostly. */
export function dangerIn(text: string): string[] {
  const rest = harmless.reduce((left, each) => left.replaceAll(each, ' '), plain(text))
  return signs.filter((sign) => rest.includes(sign))
}

export const soundsLikeDanger = (text: string): boolean => dangerIn(text).length > 0

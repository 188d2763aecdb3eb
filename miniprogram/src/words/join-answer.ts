/** What staff say when they answer joins. */

/** Why a join was refused, in phrases that come often; each reads as a sentence to the applicant. */
export const refusalPhrases = [
  '地址不存在，请核对楼栋、单元和室号后再申请',
  '电话联系不上，请到社区居委会现场核实',
  '与登记的住户不符，请让同住的家人邀请您',
  '需要房产证或租房合同，请带到社区居委会核实',
  '重复申请，之前的申请已经处理',
] as const

/** A phrase put behind what was written already. */
export const withPhrase = (text: string, phrase: string): string =>
  text.includes(phrase) ? text : [text.trim(), phrase].filter(Boolean).join('；')

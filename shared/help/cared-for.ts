/**
 * Words that name a child or an elderly person: who asks for somebody to look after "neither" is asked about it once, before it is sent,
 * for only those may come then whom staff know. It only ever asks. Pure.
 */
import type { Care } from './kinds.ts'

const signs: readonly (readonly [Care, readonly string[]])[] = [
  [
    'child',
    [
      ...['孩子', '小孩', '儿童', '婴儿', '幼儿', '宝宝', '宝贝', '娃', '小朋友', '小学生', '双胞胎', '未成年'],
      ...['儿子', '女儿', '孙子', '孙女', '外孙', '侄子', '侄女', '外甥', '弟弟', '妹妹', '放学', '喂奶'],
    ],
  ],
  [
    'elder',
    [
      ...['老人', '老年', '老伴', '老太', '老爷子', '老父亲', '老母亲', '父亲', '母亲', '爸', '妈', '岳父', '岳母'],
      ...['爷爷', '奶奶', '外公', '外婆', '姥姥', '姥爷', '公公', '婆婆', '大爷', '大娘', '失智', '痴呆', '卧床'],
    ],
  ],
]

/** Things and animals that are called so. */
const harmless = ['毛孩子', '猫宝宝', '狗宝宝', '宝宝椅', '婴儿车', '儿童车', '儿童座椅', '娃娃', '老人机', '老人椅']

/** Whom the words name, a child first; nobody mostly. */
export function caredForIn(text: string): Care | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const rest = harmless.reduce((left, each) => left.replaceAll(each, ' '), plain)
  return signs.find(([, words]) => words.some((word) => rest.includes(word)))?.[0]
}

/** Phones of the demo residents: numbers as nobody has them. */
import { demoHousehold } from './households.ts'
import { demoPeople } from './people.ts'

/** The phone of a demo person, by the number of who it is. */
export const demoPhone = (openid: string): string =>
  `139${String(demoPeople.findIndex((person) => person.openid === openid) + 1).padStart(8, '0')}`

/** 大江园社区第1网格1号楼1单元101室: nobody joined it yet, and the phone of 演示居民 丁 is in its row of the roster. */
export const awaited = demoHousehold('420102015020001001', 1, 1, 1)

/** Which phones the roster knows, by household. */
export const rosterPhones: ReadonlyMap<string, string> = new Map([
  ...demoPeople.flatMap(({ homes, openid }) => homes.map(({ household }) => [household, demoPhone(openid)] as const)),
  [awaited.code, demoPhone('demo-resident-4')],
])

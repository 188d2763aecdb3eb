/** The seven categories of 综治E通, each with plain sub-categories. */
export const categories = {
  publicSecurity: {
    word: '综治维稳',
    subcategories: { dispute: '邻里纠纷', safety: '治安隐患', noise: '噪音扰民', fraud: '诈骗线索', other: '其他' },
  },
  workSafety: {
    word: '安全生产',
    subcategories: { fire: '消防隐患', charging: '电动车充电', gas: '燃气安全', site: '施工安全', other: '其他' },
  },
  cityManagement: {
    word: '城市管理',
    subcategories: {
      parking: '乱停车',
      stalls: '占道经营',
      illegalBuilding: '违章搭建',
      facilities: '公共设施损坏',
      other: '其他',
    },
  },
  roadTraffic: {
    word: '道路交通',
    subcategories: { road: '路面破损', light: '路灯不亮', signal: '信号标志', congestion: '拥堵', other: '其他' },
  },
  labourHealth: {
    word: '劳保卫生',
    subcategories: { insurance: '社保医保', job: '就业帮扶', health: '医疗卫生', elderly: '养老照护', other: '其他' },
  },
  environmentUtilities: {
    word: '环保市政',
    subcategories: {
      water: '停水漏水',
      power: '停电',
      drainage: '下水堵塞',
      rubbish: '垃圾清运',
      pollution: '环境污染',
      other: '其他',
    },
  },
  propertyManagement: {
    word: '物业管理',
    subcategories: {
      lift: '电梯',
      cleaning: '楼道保洁',
      repair: '房屋维修',
      guard: '门禁保安',
      fees: '收费',
      other: '其他',
    },
  },
} as const satisfies Record<string, { word: string; subcategories: Record<string, string> }>

export type Category = keyof typeof categories

const categoryKeys: { [C in Category]: C } = {
  publicSecurity: 'publicSecurity',
  workSafety: 'workSafety',
  cityManagement: 'cityManagement',
  roadTraffic: 'roadTraffic',
  labourHealth: 'labourHealth',
  environmentUtilities: 'environmentUtilities',
  propertyManagement: 'propertyManagement',
}
export const categoryList: Category[] = Object.values(categoryKeys)

/** The sub-categories of a category, as [key, word] pairs. */
export const subcategoriesOf = (category: Category): [string, string][] =>
  Object.entries(categories[category].subcategories)

/** 物业管理 · 电梯 */
export function categoryWords(category: Category, subcategory: string): string {
  const found = subcategoriesOf(category).find(([key]) => key === subcategory)
  return found ? `${categories[category].word} · ${found[1]}` : categories[category].word
}

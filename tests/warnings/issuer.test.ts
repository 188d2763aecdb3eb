import { describe, expect, it } from 'vitest'
import { ISSUER_WORDS, mayIssue } from '../../shared/warnings/issuer.ts'
import { newWarning, warningSaid } from '../../shared/warnings/warning.ts'

describe('a warning is issued', () => {
  it.each([
    '大江园社区',
    '大江园社区居民委员会',
    '大江园居委会',
    '大江园小区物业服务中心',
    '物业服务中心',
    '第一业委会办公室',
    '业主委员会',
    '向阳村委会',
    '向阳村民委员会',
    '第3网格工作站',
    '四唯街道',
    '四唯街道办事处',
    '四 唯 街 道 办 公 室',
    '四唯街\u200b道应急管理办公室',
    '四唯街工委',
    '柏泉镇人民政府',
    '柏泉镇政府',
    '柏泉镇应急管理办公室',
    '某某乡政府',
    '某某乡人民政府',
    '社区党群服务中心',
    '四唯派出所',
    '某某电力公司调度中心',
    '微邻里预警中心',
    '我们几个',
    '热心人',
  ])('by %s: never', (issuer) => expect(mayIssue(issuer)).toBe(false))

  it.each([
    '武汉市气象台',
    '中央气象台',
    '湖北省应急管理厅',
    '江岸区人民政府',
    '武汉市人民政府办公厅',
    '江岸区防汛抗旱指挥部办公室',
    '国家预警信息发布中心',
    '长江水利委员会水文局',
    '武汉市住房和城乡建设局',
    '景德镇市气象台',
    '镇江市人民政府',
    '新乡市人民政府',
    '武乡县气象局',
    '萍乡市应急管理局',
    '周村区气象台',
    '武汉市气象台、武汉市水务局',
    '武汉市疾病预防控制中心',
    '中国地震台网',
    '重污染天气应急领导小组',
    'China Meteorological Administration',
    '演示气象台',
  ])('by %s', (issuer) => expect(mayIssue(issuer)).toBe(true))

  const said = {
    issuer: '武汉市气象台',
    reference: '武气警〔2026〕12号',
    kind: 'rainstorm',
    level: 'orange',
    headline: '暴雨橙色预警',
    text: '预计降雨量将达50毫米以上',
    measures: '减少外出',
    contact: '12345',
    startsAt: '2026-11-22T10:00:00.000Z',
    endsAt: '2026-11-22T16:00:00.000Z',
  }
  const wrongIn = (more: object) =>
    [newWarning.safeParse({ ...said, area: '420102015020', ...more }), warningSaid.safeParse({ ...said, ...more })].map(
      ({ error }) => error?.issues.map(({ path, message }) => [path.join('.'), message]),
    )

  it('by none of those below, said at the field of a first one and of an update', () => {
    const wrong = [['issuer', ISSUER_WORDS]]
    expect(wrongIn({ issuer: '四唯街道办事处' })).toEqual([wrong, wrong])
    expect(wrongIn({})).toEqual([undefined, undefined])
  })
})

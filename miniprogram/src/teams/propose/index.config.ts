export default definePageConfig({ navigationBarTitleText: '发起队伍' })

export default definePageConfig({ navigationBarTitleText: '队伍与活动' })

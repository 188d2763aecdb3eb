export default definePageConfig({ navigationBarTitleText: '我的发言' })

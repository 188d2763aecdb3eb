export default definePageConfig({ navigationBarTitleText: '求助升级时间' })

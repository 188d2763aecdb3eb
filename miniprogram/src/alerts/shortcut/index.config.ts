export default definePageConfig({ navigationBarTitleText: '求助放到桌面' })

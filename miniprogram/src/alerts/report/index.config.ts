export default definePageConfig({ navigationBarTitleText: '求助月报' })

export default definePageConfig({ navigationBarTitleText: '这条发言' })

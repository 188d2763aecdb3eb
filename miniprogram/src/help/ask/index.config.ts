export default definePageConfig({ navigationBarTitleText: '发求助' })

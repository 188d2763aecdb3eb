export default definePageConfig({ navigationBarTitleText: '我照护的人' })

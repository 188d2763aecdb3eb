export default definePageConfig({ navigationBarTitleText: '随时待命' })

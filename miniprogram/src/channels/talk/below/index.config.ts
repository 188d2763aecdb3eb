export default definePageConfig({ navigationBarTitleText: '辖区频道' })

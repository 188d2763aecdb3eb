export default defineAppConfig({
  pages: ['home/index', 'channels/index', 'me/index'],
  subPackages: [{ root: 'tickets', pages: ['mine/index'] }],
  lazyCodeLoading: 'requiredComponents',
  window: { navigationBarTitleText: '微邻里' },
})

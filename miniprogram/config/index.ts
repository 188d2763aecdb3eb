/** The Taro build, run with the folder above as the working directory; it writes to dist/<target> at the checkout's root. */
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import webpack from 'webpack'
import { slimRoutes } from './slim-routes.ts'

const target = process.env.TARO_ENV ?? 'h5'
const root = path.resolve(__dirname, '../..')

/** The contract lies outside of the source folder, and is TypeScript all the same. */
const compile = { include: [path.join(root, 'shared'), __dirname] }
const cssModules = { enable: true, config: { namingPattern: 'module', generateScopedName: '[local]-[hash:base64:4]' } }
/** Sizes are the screen's own points on every target, so that what a person sets larger is larger. */
const pxtransform = { enable: false }

export default defineConfig<'webpack5'>(() => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'weilinli',
    designWidth: 375,
    deviceRatio: { 375: 1 },
    sourceRoot: 'src',
    outputRoot: `../dist/${target}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    plugins: [path.resolve(__dirname, 'accessible.ts')],
    alias: { '@target-style.scss': path.resolve(__dirname, `../src/ui/${target === 'h5' ? 'web' : 'weapp'}.scss`) },
    /** What browsers read beside the app: its manifests, and the icon of the home screen. */
    copy: { patterns: target === 'h5' ? [{ from: 'src/web/', to: '../dist/h5/' }] : [], options: {} },
    cache: { enable: false },
    /** Chinese as it is: escaped, each character is twice as long. */
    terser: { config: { output: { ascii_only: false } } },
    env: {
      TARO_APP_API: JSON.stringify(process.env.TARO_APP_API ?? 'http://localhost:4000'),
      TARO_APP_CITY: JSON.stringify(process.env.TARO_APP_CITY ?? '4201'),
      TARO_APP_ALERT_LINK: JSON.stringify(process.env.TARO_APP_ALERT_LINK ?? ''),
    },
    mini: {
      compile,
      postcss: { pxtransform, cssModules },
      optimizeMainPackage: { enable: true },
      webpackChain(chain) {
        chain.plugin('slim-routes').use(slimRoutes())
      },
      /** Every class name is its module's own, so their order says nothing. */
      miniCssExtractPluginOption: { ignoreOrder: true },
    },
    h5: {
      compile,
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      webpackChain(chain) {
        chain.resolve.alias.set('@tarojs/components$', path.resolve(__dirname, 'no-components.ts'))
        chain.module
          .rule('own-query')
          .test(/@tarojs.router.dist.router.stack\.js$/)
          .use('own-query')
          .loader(path.resolve(__dirname, 'own-query.ts'))
        // Pages are small and come with the app: one that is loaded only when it is opened can't be opened without a network.
        chain.optimization.set('splitChunks', false)
        chain.plugin('one-chunk').use(webpack.optimize.LimitChunkCountPlugin, [{ maxChunks: 1 }])
        chain.performance.hints(false)
      },
      /** Elements are HTML's own here, so selectors must not be turned into those of Taro's. */
      postcss: { pxtransform, autoprefixer: { enable: true }, cssModules, htmltransform: { enable: false } },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
    },
  }
  return config
})

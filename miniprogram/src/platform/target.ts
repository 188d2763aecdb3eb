/** Which target this build is for, and the addresses it was built with. */
export const isWeb = process.env.TARO_ENV === 'h5'

declare global {
  interface Window {
    /** Set by config.js, which the host of the h5 build serves beside it. */
    __weilinli?: { api?: string }
  }
}

const builtIn = process.env.TARO_APP_API ?? 'http://localhost:4000'

/** The API's address, without a slash at the end. */
export const apiAddress = ((isWeb && window.__weilinli?.api) || builtIn).replace(/\/+$/, '')

/** The city that places are picked in when a person has no home and no role yet. */
export const cityCode = process.env.TARO_APP_CITY ?? '4201'

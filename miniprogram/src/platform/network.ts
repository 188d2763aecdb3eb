/** The network as WeChat and browsers both have it. */
import Taro from '@tarojs/taro'
import { type Answer, type Network, NoAnswer, type Request } from './request.ts'

const words = (fault: unknown) =>
  typeof fault === 'object' && fault !== null && 'errMsg' in fault ? String(fault.errMsg) : String(fault)

const isTimeout = (fault: unknown) => /time\s*out|abort/i.test(words(fault))

export const network: Network = {
  request: async <T>({ url, method, headers, body, timeout }: Request): Promise<Answer<T>> => {
    try {
      const answer = await Taro.request<T>({
        url,
        method,
        header: headers,
        data: body === undefined ? undefined : JSON.stringify(body),
        timeout,
        dataType: 'json',
      })
      const id: unknown = answer.header?.['x-request-id'] ?? answer.header?.['X-Request-Id']
      return { status: answer.statusCode, body: answer.data, requestId: typeof id === 'string' ? id : undefined }
    } catch (fault) {
      throw new NoAnswer(isTimeout(fault) ? 'timeout' : 'offline')
    }
  },
}

/** Calls back with whether there is a network, now and whenever it changes. */
export function watchOnline(callback: (online: boolean) => void) {
  if (process.env.TARO_ENV === 'h5') {
    const tell = () => callback(navigator.onLine)
    window.addEventListener('online', tell)
    window.addEventListener('offline', tell)
    tell()
  } else {
    Taro.onNetworkStatusChange(({ isConnected }) => callback(isConnected))
    Taro.getNetworkType({ success: ({ networkType }) => callback(networkType !== 'none') })
  }
}

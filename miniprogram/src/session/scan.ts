/** Scanning a code, or typing it where nothing can be scanned. */
import { go, paths } from '../paths.ts'
import { canScan, scan } from '../platform/scan.ts'
import { scannedScene, sceneWords } from '../platform/scene.ts'
import { say } from '../ui/toast/say.ts'

export const scanWord = canScan ? '扫一扫' : '输入邀请码'

/** Goes on with what was scanned; without a camera, to where one types. */
export async function scanAndGo(): Promise<void> {
  if (!canScan) return go(paths.arrive)
  const text = await scan()
  if (text === undefined) return
  const scene = scannedScene(text)
  if (scene) go(paths.arriveWith(sceneWords(scene)))
  else say('这不是微邻里的码')
}

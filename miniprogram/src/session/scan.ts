/** Scanning a code of ours, and going on with what it says. */
import { go, paths } from '../paths.ts'
import { scan } from '../platform/scan.ts'
import { scannedScene, sceneWords } from '../platform/scene.ts'
import { say } from '../ui/toast/say.ts'

export async function scanAndGo(): Promise<void> {
  const text = await scan()
  if (text === undefined) return
  const scene = scannedScene(text)
  if (scene) go(paths.arriveWith(sceneWords(scene)))
  else say('这不是微邻里的码')
}

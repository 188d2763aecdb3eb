/** A code of ten letters to be typed in, and as a picture to be scanned. */
import { qrPicture } from '../../households/invite/qr.ts'
import { Box } from '../base/box.tsx'
import { Picture } from '../base/picture.tsx'
import style from './shown-code.module.scss'

/** `scene`: what the picture says; `alt`: what it is. */
export function ShownCode({ code, scene, alt }: { code: string; scene: string; alt: string }) {
  return (
    <>
      <Box className={style.code}>{code}</Box>
      <Picture src={qrPicture(scene)} alt={alt} className={style.picture} />
    </>
  )
}

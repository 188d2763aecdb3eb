import type { Photo } from '../../../../shared/photos/contract.ts'
import { showPhotos } from '../../platform/photos.ts'
import { Box } from '../base/box.tsx'
import { Picture } from '../base/picture.tsx'
import { Tap } from '../base/tap.tsx'
import style from './photo.module.scss'

/** Photos to look at; a tap shows one full screen. */
export function PhotoGrid({ photos }: { photos: Photo[] }) {
  if (photos.length === 0) return null
  const urls = photos.map(({ url }) => url)
  return (
    <Box as='ul' className={style.grid}>
      {photos.map((photo, at) => (
        <Box as='li' key={photo.id} className={style.cell}>
          <Tap onTap={() => showPhotos(urls, photo.url)} label={`看大图：第 ${at + 1} 张照片`} className={style.tile}>
            <Picture src={photo.thumbUrl} alt='' className={style.picture} />
          </Tap>
        </Box>
      ))}
    </Box>
  )
}

import { Box } from '../ui/base/box.tsx'
export default function P() {
  return <Box>你好</Box>
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig, type Plugin } from 'vite'

/** The running hotline that `npm run dev` speaks to. */
const backend = process.env.HOTLINE_BACKEND ?? 'http://127.0.0.1:12345'
const proxy = { '/api': backend, '/events': backend }

/** Lays every script and style sheet packed beside itself, so that the server packs nothing while somebody waits. */
const packs: Plugin = {
  name: 'hotline-packs',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((each) => /\.(js|css)$/.test(each))) {
      const file = join(dir, name)
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
    }
  },
}

export default defineConfig({
  plugins: [
    vue(),
    packs,
    Components({ dts: 'components.d.ts', dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
  ],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      '@ctrl/tinycolor': fileURLToPath(new URL('./src/ui/noColours.ts', import.meta.url)),
    },
  },
  define: {
    // Neither our pages nor the parts of Element Plus that they use are written in Vue's older way.
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    // Our texts are read by src/locales/compile.ts.
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
  },
  build: {
    target: 'chrome87',
    outDir: '../src/hotline/webdist',
    emptyOutDir: true,
    assetsDir: 'assets',
    // The content security policy allows no inline code, so nothing may be folded into the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    port: Number(process.env.HOTLINE_WEB_PORT ?? 5173),
    proxy,
  },
  preview: { proxy },
})

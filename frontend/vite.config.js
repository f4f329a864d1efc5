// Builds the few style sheets and scripts into app/ui/static/dist, under names that never change.
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/static/dist/',
  build: {
    outDir: '../app/ui/static/dist',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { eval: false }, // htmx keeps one for hx-on and the like; allowEval is off
      input: { app: 'src/app.js', viewer: 'src/viewer.js' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});

// Builds the drawing page by itself: it shares no file with the pages, so that each of its two
// files has one address with its own version.
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/static/dist/',
  publicDir: false,
  build: {
    outDir: '../app/ui/static/dist',
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700, // kilobytes; bpmn-js is nearly all of it
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { designer: 'src/designer.js' },
      output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});

/** Style sheets are imported for esbuild, which puts them into the bundle's `.css`. */
declare module '*.css';

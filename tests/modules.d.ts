declare module 'jsonstat-toolkit';

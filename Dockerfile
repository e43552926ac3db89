# syntax=docker/dockerfile:1
# Three stages: everything to build with, the libraries to run with, and the image that runs: no build tools, no root.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:22-bookworm-slim AS libraries
WORKDIR /app
COPY package.json package-lock.json ./
# The engines are containers of their own, so the embedded search program stays out.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force && rm -rf node_modules/@gaubee

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 CAREGRAPH_DATA=/tmp/caregraph
WORKDIR /app
COPY --from=libraries /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/seed ./seed
COPY --from=build /app/schema ./schema
COPY package.json ./
USER node
EXPOSE 4000
# The runtime itself asks: the image has no shell tools for it.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||4000)+'/health/live').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
# No shell in between, so SIGTERM reaches the server, which drains and ends by itself.
# Room for what is young: rows of a large file and answers to clients are gone before they would count as old.
CMD ["node", "--min-semi-space-size=32", "--max-semi-space-size=32", "--enable-source-maps", "dist/src/main.js"]

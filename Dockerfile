FROM node:24-slim AS build
WORKDIR /app
COPY scripts scripts
COPY src src
RUN node --disable-warning=ExperimentalWarning scripts/build.ts

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The optional dependencies bring Node, which the image has.
RUN npm ci --omit=dev --omit=optional

FROM node:24-slim
WORKDIR /app
COPY package.json ./
COPY migrations migrations
COPY seeds seeds
COPY docs/queries docs/queries
COPY bin bin
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN mkdir data && chown node:node data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATABASE_URL=file:/app/data/greffe.db
VOLUME /app/data
EXPOSE 4000
USER node
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "dist/cli.js", "serve"]

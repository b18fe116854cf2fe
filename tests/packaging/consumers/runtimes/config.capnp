using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "report", worker = .report)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "report")],
);

const report :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "dist/worker.js"),
    (name = "hotline-report/hotline_report_bg.wasm", wasm = embed "node_modules/hotline-report/hotline_report_bg.wasm"),
  ],
  compatibilityDate = "2026-01-01",
);

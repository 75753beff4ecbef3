"""Takes everything over TLS, with the certificate and key of these files. Prints its port, then each request; ends
when stdin does."""

import http.server
import json
import os
import ssl
import sys
import threading


class Takes(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        print(self.command, self.path, flush=True)
        ids = json.dumps([statement["id"] for statement in json.loads(body)]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(ids)))
        self.end_headers()
        self.wfile.write(ids)

    def log_message(self, *_):
        pass


class Quiet(http.server.ThreadingHTTPServer):
    # A client that does not trust it says so and goes.
    def handle_error(self, *_):
        pass


server = Quiet(("127.0.0.1", 0), Takes)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
os._exit(0)

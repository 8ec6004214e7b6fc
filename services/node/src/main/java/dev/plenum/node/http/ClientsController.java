package dev.plenum.node.http;

import dev.plenum.node.security.Role;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.util.List;

/** Who is connected, by node. */
@Controller("/api/v1/admin/clients")
@Secured(Role.ADMIN)
final class ClientsController {
  private final Clients clients;

  ClientsController(Clients clients) {
    this.clients = clients;
  }

  record Answer(List<Clients.NodeClients> nodes) {}

  @Get
  Answer clients() {
    return new Answer(clients.byNode());
  }
}

package dev.plenum.node.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Bearer tokens: HS256, 24 hours, good on every node of this resource and on no other. */
@Singleton
public final class Tokens {
  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final int REMEMBERED = 20_000;
  private static final String BEARER = "Bearer ";

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final String audience;
  private final InstantSource clock;

  /** Tokens that were verified lately: a crowd sends the same ones again and again. */
  private final Map<String, Caller> verified = new ConcurrentHashMap<>();

  Tokens(Secrets secrets, NodeSettings settings, InstantSource clock) {
    try {
      this.signer = new MACSigner(secrets.jwtKey());
      this.verifier = new MACVerifier(secrets.jwtKey());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("secrets/jwt-key cannot sign tokens", e);
    }
    this.audience = settings.resource();
    this.clock = clock;
  }

  /** A token and when it ends. */
  public record Issued(String token, Instant expires) {}

  public Issued issue(String subject, String role) {
    Instant expires = clock.instant().plus(LIFETIME);
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(subject)
            .audience(audience)
            .claim("role", role)
            .expirationTime(Date.from(expires))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("the key signed before", e);
    }
    return new Issued(token.serialize(), expires);
  }

  /** Whom an authorization header speaks for; null where there is none, or no good token in it. */
  public @Nullable Caller bearer(@Nullable String authorization) {
    return authorization == null || !authorization.startsWith(BEARER)
        ? null
        : verify(authorization.substring(BEARER.length()));
  }

  /** Whom a token speaks for; null where it is wrong or has expired. */
  public @Nullable Caller verify(String token) {
    Caller known = verified.get(token);
    Caller caller = known == null ? check(token) : known;
    if (caller == null || !clock.instant().isBefore(caller.expires())) {
      verified.remove(token);
      return null;
    }
    if (known == null) {
      if (verified.size() >= REMEMBERED) {
        verified.clear();
      }
      verified.put(token, caller);
    }
    return caller;
  }

  private @Nullable Caller check(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
        return null;
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      String role = claims.getStringClaim("role");
      Date expires = claims.getExpirationTime();
      boolean ours = claims.getAudience().contains(audience);
      return !ours || role == null || expires == null || claims.getSubject() == null
          ? null
          : new Caller(claims.getSubject(), role, expires.toInstant());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return null;
    }
  }
}

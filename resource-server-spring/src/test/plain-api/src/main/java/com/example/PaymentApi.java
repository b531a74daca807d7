package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class PaymentApi {

    @GetMapping("/payments")
    String list() {
        return "none yet";
    }

    @PostMapping("/payments")
    String pay() {
        return "paid";
    }

    public static void main(String[] arguments) {
        SpringApplication.run(PaymentApi.class, arguments);
    }
}
